import { goods, grid, services, type Trade } from '../trade.ts'

export const hotel: Trade = {
  name: 'small hotel',
  goods: goods(`
Picnic basket | extras | 24 | for two, order the evening before | when do I have to order the picnic basket? => evening before
Late checkout | extras | 20 | until 2 pm, if free | until when is late checkout? => 2pm
Airport shuttle | extras | 32 | up to three guests, one way | how many guests fit the airport shuttle? => three
Cot | extras | 8 | a night, with bedding
Wine box | extras | 45 | three bottles from the valley
Bathrobe | extras | 38 | cotton, to take home
Whale watching ticket | tours | 60 | two hours on the boat
Horse ride on the beach | tours | 42 | an hour, from 12 years
Laundry bag | extras | 15 | back the same day before 6 pm
Spa day pass | spa | 55 | pool and sauna`),
  variants: ['for one', 'for two'],
  services: services(`
Massage | 60 | 48 | in the garden room
Dinner table | 120 | 35 | three courses, set menu
Guided hike | 240 | 30 | with Sipho, sturdy shoes needed`),
  grid: grid(
    'Rooms, a night with breakfast',
    `
low season | shoulder season | high season
Courtyard double | 70 | 88 | 112
Sea view double | 95 | 120 | 156
Family suite | 130 | 165 | 215`,
  ),
  topics: ['deposit', 'cancel', 'payments', 'pets', 'access', 'groups', 'transit', 'parking', 'staffLanguage', 'vouchers', 'complaints'],
  facts: [
    {
      title: 'Arrival',
      says: 'Rooms are ready from {n} pm; earlier arrivals may leave their bags.',
      n: [2, 3, 4],
      asks: ['from when can I check in', 'check-in time?'],
      needs: [['{n} pm']],
    },
    {
      title: 'Breakfast',
      says: 'Breakfast is laid out on the veranda from half past six to ten.',
      asks: ['where is breakfast', 'where do we have breakfast in the morning'],
      needs: [['veranda']],
    },
    {
      title: 'Seasons',
      says: 'High season is 15 December to 20 January.',
      asks: ['when is high season', 'which dates count as high season'],
      needs: [['15 december', 'december 15', 'dec']],
    },
    {
      title: 'Power cuts',
      says: 'During load-shedding the generator carries lights and wifi, not the hairdryers.',
      asks: ['what about power cuts', 'does the wifi work in load shedding'],
      needs: [['generator']],
    },
    {
      title: 'Quiet',
      says: 'Quiet hours begin at {n} pm.',
      n: [9, 10],
      asks: ['when do quiet hours start', 'from what time must it be quiet'],
      needs: [['{n} pm']],
    },
  ],
  notSold: ['camping pitches', 'car hire', 'wedding venues for 200'],
  unknown: ['what thread count are the sheets', 'who stayed in the suite last week'],
  care: [
    {
      rule: 'No medical or sea-safety promise.',
      asks: ['is swimming at your beach totally safe for kids', 'I am 8 months pregnant, is the sauna fine for me'],
      mustNot: ['claim:totally safe', 'claim:perfectly safe', 'claim:fine for you', 'claim:yes'],
    },
  ],
}
