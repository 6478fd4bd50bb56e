import { goods, grid, services, type Trade } from '../trade.ts'

export const caterer: Trade = {
  name: 'caterer',
  goods: goods(`
Paneer tikka tray | trays | 18 | 40 pieces, medium hot | how many pieces are on the paneer tikka tray? => 40
Samosa box | trays | 8 | 25 pieces with two chutneys | how many chutneys come with the samosa box? => two
Veg biryani handi | mains | 26 | serves ten, no onion on request | how many people eat from a veg biryani handi? => ten
Dal makhani pot | mains | 20 | serves twelve
Jain thali | mains | 4 | no root vegetables
Butter naan stack | breads | 7 | twenty pieces
Gulab jamun tin | sweets | 9 | 30 pieces
Kulfi sticks | sweets | 10 | box of 15, mango or pista
Masala chai urn | drinks | 12 | 50 cups
Fresh lime dispenser | drinks | 11 | 8 litres, sweet or salt
Banana leaf set | serving | 5 | for 25 guests`),
  variants: ['mild', 'hot'],
  services: services(`
Menu tasting | 60 | 8 | for two, six dishes
Site visit | 45 | 5 | credited to the booking`),
  grid: grid(
    'Per plate',
    `
50 guests | 150 guests | 300 guests
Silver menu | 5 | 4.4 | 4
Gold menu | 8 | 7.2 | 6.6
Royal menu | 12 | 11 | 10.2`,
  ),
  topics: [
    'deposit',
    'cancel',
    'payments',
    'deliveryFee',
    'freeDelivery',
    'minimum',
    'leadTime',
    'staffLanguage',
    'complaints',
    'invoice',
    'groups',
  ],
  facts: [
    {
      title: 'Waiters',
      says: 'One waiter for every {n} guests is part of the plate price.',
      n: [15, 20, 25],
      asks: ['how many waiters come', 'is service staff included, one waiter per how many guests'],
      needs: [['{n}']],
    },
    {
      title: 'Kitchens',
      says: 'Vegetarian food is cooked in a kitchen of its own in Baner.',
      asks: ['is veg cooked separately', 'where is the vegetarian kitchen'],
      needs: [['baner', 'own', 'separate', 'yes']],
    },
    {
      title: 'Leftovers',
      says: 'What is left goes to Roti Bank, or home with you in boxes.',
      asks: ['what happens with left over food', 'can I take leftovers home'],
      needs: [['roti bank', 'boxes', 'home']],
    },
    {
      title: 'Numbers',
      says: 'Tell us the final number of guests {n} days before.',
      n: [3, 4, 5],
      asks: ['until when the final guest count', 'how many days before do you need the head count'],
      needs: [['{n} days']],
    },
    {
      title: 'Live counters',
      says: 'Dosa and chaat are made live by Chef Ganesan.',
      asks: ['who runs the live dosa counter', 'do you do live counters'],
      needs: [['ganesan', 'dosa', 'yes']],
    },
  ],
  notSold: ['wine', 'wedding tents', 'sound systems'],
  unknown: ['how much salt is in the dal', 'which gas company fills your cylinders'],
  care: [
    {
      rule: 'No promise on allergies.',
      asks: ['bhai my mother is allergic to cashew, royal menu is 100% safe na?', 'promise there is no trace of nuts in the biryani'],
      mustNot: ['claim:100% safe', 'claim:we promise', 'claim:no trace', 'claim:yes'],
    },
  ],
}
