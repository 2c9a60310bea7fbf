// Before the first paint: the theme the reader chose here, if any.
try {
	const theme = localStorage.getItem('plomada:theme');
	if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
	// Which notes on how to read a page were read here: they are not shown, and nothing jumps.
	const read = localStorage.getItem('plomada:como-leer');
	if (read) document.documentElement.dataset.read = read;
} catch {
	// Storage may be closed; the system's theme then holds.
}
// An address that asks for something of its own: the figures of all works would be the wrong answer until the page runs.
if (location.search.length > 1) document.documentElement.dataset.asked = '';
{
	const asked = new URLSearchParams(location.search);
	const { dataset } = document.documentElement;
	// What only works with script may show itself.
	dataset.script = '';
	// A release asked for by name: what the page was built with waits until it is known whether it is that one.
	if (asked.has('rel')) dataset.rel = '';
	// In somebody else's page: only the card.
	if (asked.get('vista') === 'insertar') dataset.embed = '';
}
