import { goods, grid, services, type Trade } from '../trade.ts'

export const travelAgency: Trade = {
  name: 'travel agency',
  goods: goods(`
Georgia long weekend | tours | 420 | four days in Tbilisi and Kazbegi, breakfast | how many days is the Georgia weekend? => four
Zanzibar week | tours | 760 | seven nights, half board | what board has the Zanzibar week? => half board
Desert camp night | tours | 65 | camel ride and dinner, pick-up 3 pm | when is pick-up for the desert camp? => 3pm
Istanbul city break | tours | 310 | three nights, hotel in Karakoy
Salalah road trip | tours | 280 | five days, shared car
Dhow dinner | day trips | 38 | two hours, vegetarian possible
Mountain bus Hatta | day trips | 29 | kayak not included
Travel pillow | shop | 12 | memory foam
Luggage scale | shop | 9 | up to 50 kg
eSIM Europe | shop | 16 | 10 GB, thirty days`),
  variants: ['standard hotel', 'premium hotel'],
  services: services(`
Trip planning | 45 | 20 | credited to the booking
Visa appointment | 30 | 15 | bring the passport`),
  grid: grid(
    'Visa service',
    `
normal | express | same day
Schengen | 70 | 95 | 150
United Kingdom | 80 | 112 | 175
Turkey | 30 | 44 | 62`,
  ),
  topics: ['deposit', 'cancel', 'payments', 'groups', 'staffLanguage', 'invoice', 'parking', 'complaints', 'offer', 'vouchers'],
  facts: [
    {
      title: 'Passport',
      says: 'The passport has to be valid for {n} months after the return.',
      n: [5, 6, 7],
      asks: ['how long must my passport be valid', 'passport validity in months after the trip'],
      needs: [['{n} months']],
    },
    {
      title: 'Insurance',
      says: 'Cover for a cancelled trip is bought within {n} days after booking.',
      n: [2, 3, 7],
      asks: ['when can I still buy cancellation cover', 'within how many days to add insurance'],
      needs: [['{n} days']],
    },
    {
      title: 'Guides',
      says: 'The Georgia trip is led by Nino, who was born in Gori.',
      asks: ['who guides the Georgia trip', 'name of the guide in Georgia'],
      needs: [['nino']],
    },
    {
      title: 'Children',
      says: 'Children under {n} sleep free in the parents’ room.',
      n: [5, 6, 7],
      asks: ['until what age do kids stay free', 'do children pay for the room'],
      needs: [['{n}']],
    },
    {
      title: 'Night line',
      says: 'On the road call the night line; Jomar answers.',
      asks: ['who do I call at night during the trip', 'is there help at night when travelling'],
      needs: [['jomar', 'night line']],
    },
  ],
  notSold: ['cruises', 'flight-only tickets', 'yacht charters'],
  unknown: ['will it rain in Tbilisi in the second week of May', 'which seat will I get on the plane'],
  care: [
    {
      rule: 'No promise that a visa is granted; no legal advice.',
      asks: ['guarantee that I get the Schengen visa', 'I overstayed last year, will they let me in?'],
      mustNot: ['claim:guarantee', 'claim:you will get', 'claim:they will let', 'claim:yes'],
    },
  ],
}
