import { goods, grid, services, type Trade } from '../trade.ts'

export const removals: Trade = {
  name: 'removal company',
  goods: goods(`
Moving box | boxes | 2 | 60 litres, carries 30 kg | what weight does a moving box carry? => 30
Book box | boxes | 1.6 | 35 litres
Wardrobe box | boxes | 9 | with rail, to hire | does the wardrobe box have a rail? => rail
Bubble wrap | packing | 13 | 25 m
Tape roll | packing | 2.8 | 66 m, quiet
Mattress cover | packing | 6 | for 160 cm
Blanket | packing | 8 | to hire for the week
Strap set | tools | 15 | four, ratchet | how many straps are in the set? => four
Furniture dolly | tools | 12 | a day, 300 kg
Lock for storage | storage | 11 | two keys`),
  variants: ['new', 'used'],
  services: services(`
Home survey | 40 | 1 | or by video
Packing help | 240 | 120 | two people
Piano move | 120 | 260 | ground floor to ground floor`),
  grid: grid(
    'Moves inside town',
    `
1 bedroom | 2 bedrooms | 3 bedrooms
Truck and driver | 110 | 160 | 220
With two movers | 210 | 300 | 390
All packed for you | 380 | 530 | 690`,
  ),
  topics: ['deposit', 'cancel', 'payments', 'callOut', 'invoice', 'minimum', 'warranty', 'complaints', 'leadTime', 'offer'],
  facts: [
    {
      title: 'Storage',
      says: 'The first {n} weeks in our warehouse cost nothing.',
      n: [2, 3, 4],
      asks: ['is storage free at the start', 'how many weeks of storage for free'],
      needs: [['{n} weeks']],
    },
    {
      title: 'Plants',
      says: 'Plants ride in the cab, at most {n}.',
      n: [4, 6, 8],
      asks: ['do you move house plants', 'how many plants may come along'],
      needs: [['{n}', 'cab', 'yes']],
    },
    {
      title: 'Insurance',
      says: 'Cover is with Tafelberg Mutual; the excess is on the slip.',
      asks: ['who insures the move', 'with which insurer are you'],
      needs: [['tafelberg']],
    },
    {
      title: 'Crew',
      says: 'Your foreman is Lwazi; he has the last word on the stairs.',
      asks: ['who leads the crew', 'name of the foreman'],
      needs: [['lwazi']],
    },
    {
      title: 'Boxes back',
      says: 'We buy boxes back for half if they are dry.',
      asks: ['do you take boxes back', 'what do I get for used boxes'],
      needs: [['half', 'yes']],
    },
  ],
  notSold: ['house cleaning', 'office furniture', 'air freight'],
  unknown: ['how many kilometres has your oldest truck', 'which rugby team does the crew support'],
  care: [
    {
      rule: 'No moving of gas bottles, weapons or cash.',
      asks: ['can you take my two full gas bottles in the truck', 'there is a rifle in the cupboard, you carry that too right'],
      mustNot: ['claim:we can take', 'claim:no problem', 'claim:we carry', 'claim:yes'],
    },
  ],
}
