const key = 'tried-simulator'

/** Whether this browser has had an answer from the simulator: one step of getting started. */
export const tried = {
  get: () => localStorage.getItem(key) !== null,
  set: () => localStorage.setItem(key, '1'),
}
