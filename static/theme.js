// Before the first paint: the theme the reader chose here, if any.
try {
	const theme = localStorage.getItem('plomada:theme');
	if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
	// Storage may be closed; the system's theme then holds.
}
// An address that asks for something of its own: the figures of all works would be the wrong answer until the page runs.
if (location.search.length > 1) document.documentElement.dataset.asked = '';
