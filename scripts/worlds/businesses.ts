import type { countries } from './countries.ts'
import type { Trade } from './trade.ts'
import { bakery } from './trades/bakery.ts'
import { bikeHire } from './trades/bike-hire.ts'
import { campsite } from './trades/campsite.ts'
import { carRepair } from './trades/car-repair.ts'
import { caterer } from './trades/caterer.ts'
import { cleaning } from './trades/cleaning.ts'
import { coworking } from './trades/coworking.ts'
import { danceSchool } from './trades/dance-school.ts'
import { drivingSchool } from './trades/driving-school.ts'
import { escapeRoom } from './trades/escape-room.ts'
import { farmShop } from './trades/farm-shop.ts'
import { florist } from './trades/florist.ts'
import { furniture } from './trades/furniture.ts'
import { gardenCentre } from './trades/garden-centre.ts'
import { hardware } from './trades/hardware.ts'
import { hotel } from './trades/hotel.ts'
import { laundry } from './trades/laundry.ts'
import { lawOffice } from './trades/law-office.ts'
import { musicSchool } from './trades/music-school.ts'
import { optician } from './trades/optician.ts'
import { petShop } from './trades/pet-shop.ts'
import { pharmacy } from './trades/pharmacy.ts'
import { phoneRepair } from './trades/phone-repair.ts'
import { photographer } from './trades/photographer.ts'
import { physiotherapist } from './trades/physiotherapist.ts'
import { plumber } from './trades/plumber.ts'
import { printShop } from './trades/print-shop.ts'
import { removals } from './trades/removals.ts'
import { salon } from './trades/salon.ts'
import { tailor } from './trades/tailor.ts'
import { toyShop } from './trades/toy-shop.ts'
import { travelAgency } from './trades/travel-agency.ts'
import { tutoring } from './trades/tutoring.ts'
import { vet } from './trades/vet.ts'

export interface Business {
  /** Also the folder of its world, and its seed: another name is another business. */
  slug: string
  name: string
  trade: Trade
  country: keyof typeof countries
  size: 'small' | 'medium' | 'large'
  split: Split
}

/** `test` is never looked at while the bot is made: only its totals are printed. */
export const splits = ['train', 'dev', 'test'] as const
export type Split = (typeof splits)[number]

/** Each trade once: what is learnt in one split cannot be repeated in another. */
export const businesses: Business[] = [
  { slug: 'bakery', name: 'Crumb & Quay', trade: bakery, country: 'GB', size: 'medium', split: 'train' },
  { slug: 'car-repair', name: 'Alder Street Auto', trade: carRepair, country: 'US', size: 'large', split: 'train' },
  { slug: 'tutoring', name: 'Mwanga Learning Centre', trade: tutoring, country: 'KE', size: 'small', split: 'train' },
  { slug: 'cleaning', name: 'Clear Pane Cleaning', trade: cleaning, country: 'CA', size: 'medium', split: 'train' },
  { slug: 'plumber', name: 'Kelso Plumbing', trade: plumber, country: 'AU', size: 'medium', split: 'train' },
  { slug: 'florist', name: 'Claddagh Blooms', trade: florist, country: 'IE', size: 'medium', split: 'train' },
  { slug: 'hotel', name: 'Protea Court', trade: hotel, country: 'ZA', size: 'medium', split: 'train' },
  { slug: 'vet', name: 'Harbour Terrace Vets', trade: vet, country: 'NZ', size: 'medium', split: 'train' },
  { slug: 'phone-repair', name: 'FixAm Phones', trade: phoneRepair, country: 'NG', size: 'large', split: 'train' },
  { slug: 'driving-school', name: 'Fahrschule Lindenweg', trade: drivingSchool, country: 'DE', size: 'medium', split: 'train' },
  { slug: 'caterer', name: 'Annapurna Caterers', trade: caterer, country: 'IN', size: 'large', split: 'train' },
  { slug: 'salon', name: 'Crown & Coil', trade: salon, country: 'JM', size: 'medium', split: 'train' },
  { slug: 'optician', name: 'Optique du Marché', trade: optician, country: 'FR', size: 'medium', split: 'train' },
  { slug: 'print-shop', name: 'Inky Lane Print', trade: printShop, country: 'SG', size: 'large', split: 'train' },
  { slug: 'furniture', name: 'Stolarnia Wrona', trade: furniture, country: 'PL', size: 'medium', split: 'train' },
  { slug: 'pet-shop', name: 'La Huella', trade: petShop, country: 'ES', size: 'large', split: 'train' },
  { slug: 'travel-agency', name: 'Creek Travel', trade: travelAgency, country: 'AE', size: 'medium', split: 'train' },
  { slug: 'dance-school', name: 'Passo Certo', trade: danceSchool, country: 'PT', size: 'small', split: 'train' },
  { slug: 'law-office', name: 'Mensah & Quaye Chambers', trade: lawOffice, country: 'GH', size: 'small', split: 'train' },
  { slug: 'hardware', name: 'Manalo Hardware', trade: hardware, country: 'PH', size: 'large', split: 'train' },
  { slug: 'pharmacy', name: 'Tanner Row Pharmacy', trade: pharmacy, country: 'GB', size: 'medium', split: 'dev' },
  { slug: 'laundry', name: 'Dhobi Express', trade: laundry, country: 'IN', size: 'small', split: 'dev' },
  { slug: 'farm-shop', name: 'Hoeve de Wit', trade: farmShop, country: 'NL', size: 'large', split: 'dev' },
  { slug: 'photographer', name: 'Depot Road Photo', trade: photographer, country: 'US', size: 'small', split: 'dev' },
  { slug: 'bike-hire', name: 'Uferrad', trade: bikeHire, country: 'DE', size: 'medium', split: 'dev' },
  { slug: 'escape-room', name: 'The Locked Attic', trade: escapeRoom, country: 'CA', size: 'medium', split: 'dev' },
  { slug: 'physiotherapist', name: 'Abbey Walk Physio', trade: physiotherapist, country: 'IE', size: 'small', split: 'test' },
  { slug: 'toy-shop', name: 'Otter & Kite', trade: toyShop, country: 'US', size: 'large', split: 'test' },
  { slug: 'coworking', name: 'Havenkade Werkt', trade: coworking, country: 'NL', size: 'medium', split: 'test' },
  { slug: 'campsite', name: 'Camping des Tilleuls', trade: campsite, country: 'FR', size: 'medium', split: 'test' },
  { slug: 'tailor', name: 'Bakare Stitches', trade: tailor, country: 'NG', size: 'medium', split: 'test' },
  { slug: 'garden-centre', name: 'Priory Plants', trade: gardenCentre, country: 'GB', size: 'large', split: 'test' },
  { slug: 'removals', name: 'Vos Removals', trade: removals, country: 'ZA', size: 'small', split: 'test' },
  { slug: 'music-school', name: 'Sauti Music School', trade: musicSchool, country: 'KE', size: 'medium', split: 'test' },
]
