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
