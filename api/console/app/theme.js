// Before anything is drawn: the theme that the reader chose, so that a dark page does not flash white.
try {
  const theme = localStorage.getItem('bellwether.theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {}
