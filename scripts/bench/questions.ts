/** What customers of the bench's shop ask: each has an answer in its two documents. */
export const lines = [
  'Good morning! How much is the peony bouquet?',
  'Wetin be the price of chocolate cake?',
  'Do you deliver to Yaba?',
  'How much is the lemon cake please',
  'How can I pay?',
  'Can I return flowers?',
]
