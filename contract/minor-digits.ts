/** How many digits the minor unit of a currency has: 2 for NGN, 0 for XOF (ISO 4217, as the runtime knows it). */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
