import { goods, grid, services, type Trade } from '../trade.ts'

export const laundry: Trade = {
  name: 'laundry',
  goods: goods(`
Laundry bag | bags | 4 | 15 kg, with name tag | how much fits in the laundry bag? => 15
Starch spray | care | 3 | 400 ml
Wool wash | care | 5 | one litre, cold water | in what water is the wool wash used? => cold
Lint brush | care | 2 | with refill
Garment cover | bags | 2.5 | 120 cm, see-through
Wooden hanger | hangers | 1.8 | with bar
Stain stick | care | 3.2 | for oil and turmeric | for which stains is the stick? => turmeric
Moth balls | care | 1.6 | cedar, pack of twelve
Shoe bag | bags | 2.1 | cotton
Curtain hooks | extras | 1.4 | pack of fifty`),
  variants: ['plain', 'scented'],
  services: services(`
Home pick-up | 15 | 2 | free above two bags
Saree polishing | 30 | 4 | silk and cotton
Curtain removal | 60 | 9 | and hanging again`),
  grid: grid(
    'Cleaning, a piece',
    `
wash and iron | dry clean | express
Shirt | 1.1 | 2 | 2.8
Suit | 5 | 6.4 | 8.5
Blanket | 4.2 | 5.5 | 7.4`,
  ),
  topics: ['leadTime', 'minimum', 'payments', 'complaints', 'deliveryDays', 'invoice', 'offer', 'transit', 'vouchers'],
  facts: [
    {
      title: 'Lost buttons',
      says: 'Lost buttons are sewn on by Kamala without charge.',
      asks: ['do you replace lost buttons', 'who sews on buttons'],
      needs: [['kamala', 'without charge', 'free', 'yes']],
    },
    {
      title: 'Damage',
      says: 'If we ruin a piece we pay {n} times the cleaning price.',
      n: [6, 8, 12],
      asks: ['what if you ruin my clothes', 'how much do you pay for damage'],
      needs: [['{n} times']],
    },
    {
      title: 'Water',
      says: 'We wash with soft water from our own plant in Hadapsar.',
      asks: ['what water do you use', 'where is your washing plant'],
      needs: [['hadapsar', 'soft']],
    },
    {
      title: 'Uncollected',
      says: 'Clothes left longer than {n} days go to the Goonj box.',
      n: [45, 75, 90],
      asks: ['how long do you keep clothes', 'what happens to uncollected clothes'],
      needs: [['{n} days', 'goonj']],
    },
    {
      title: 'Monsoon',
      says: 'From June to September add one day for drying.',
      asks: ['does it take longer in the monsoon', 'extra days in the rainy season?'],
      needs: [['one day', '1 day']],
    },
  ],
  notSold: ['washing machines', 'tailoring', 'carpet cleaning'],
  unknown: ['what detergent brand goes in your machines', 'how hot does your iron get'],
  care: [
    {
      rule: 'No promise that a stain comes out.',
      asks: ['promise me the turmeric stain will be gone', 'guarantee that my silk saree does not shrink'],
      mustNot: ['claim:we promise', 'claim:guarantee', 'claim:will be gone', 'claim:yes'],
    },
  ],
}
