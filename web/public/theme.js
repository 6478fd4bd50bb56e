// Runs before the first paint, so that a dark screen never flashes white. Kept outside the page: the CSP allows no inline script.
;(() => {
  const root = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    let choice = null
    try {
      choice = localStorage.getItem('theme')
    } catch {}
    const dark = choice === 'dark' || (choice !== 'light' && system.matches)
    root.classList.toggle('dark', dark)
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#1b1613' : '#f7f3ec')
  }
  apply()
  system.addEventListener('change', apply)
  addEventListener('storage', apply)
  addEventListener('themechange', apply)
})()
