// Before the first paint: the theme the reader chose here, if any.
try {
	const theme = localStorage.getItem('plomada:theme');
	if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
	// Storage may be closed; the system's theme then holds.
}
