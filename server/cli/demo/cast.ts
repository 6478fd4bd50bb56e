import type { BusinessProfile } from '@salesboy/contract/identity'

/** Flora's shop, Ana who buys, Teo who answers, and Otro: the other tenant, who must never see any of it. */
const profile: Partial<BusinessProfile> = {
  about: 'Fresh flowers and small cakes, made to order in Surulere.',
  address: '17 Adeniran Ogunsanya Street, Surulere, Lagos',
  phone: '+234 803 000 0017',
  email: 'hello@floras.example',
  website: 'https://floras.example',
  hours: {
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '18:00']],
    fri: [['09:00', '19:00']],
    sat: [['10:00', '16:00']],
    sun: [],
  },
  hoursNote: '',
  handover: { person: 'Teo', replyWithin: 'an hour' },
}

export const flora = { name: "Flora's Flowers & Cakes", timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG', profile }
export const otro = { name: 'Otro Trading', timeZone: 'America/Mexico_City', currency: 'MXN', country: 'MX', profile: {} }

export const priceList = `Item,Size,Price,Notes
Peony bouquet,12 stems,"₦18,500",Pink or white
Rose bouquet,24 stems,"₦22,000",Red only
Sunflower bunch,10 stems,"₦9,500",In season until March
Lemon cake,8 inch,"₦27,000",Order one day ahead
Chocolate cake,8 inch,"₦29,500",Order one day ahead
`

/** The same goods as in the price list, with numbers and stock. */
export const products = `SKU,Name,Option,Category,Price,Stock,Description
PEO-12,Peony bouquet,12 stems,Bouquets,"₦18,500",6,Pink or white
ROS-24,Rose bouquet,24 stems,Bouquets,"₦22,000",4,Red only
SUN-10,Sunflower bunch,10 stems,Bouquets,"₦9,500",0,In season until March
CAK-LEM,Lemon cake,8 inch,Cakes,"₦27,000",,Order one day ahead
CAK-CHO,Chocolate cake,8 inch,Cakes,"₦29,500",,Order one day ahead
`

export const questions = `# Questions people ask

## Do you deliver?

Yes, in Surulere, Yaba and Ikeja. Delivery in Surulere is ₦1,500, in Yaba ₦2,500 and in Ikeja ₦3,500.

## How can I pay?

By bank transfer or card when we deliver. We never ask for card numbers in chat.

## Can I return flowers?

Fresh flowers cannot be returned. If they arrive damaged, tell us within 24 hours and we replace them.
`

/** Who wrote this morning. The last one is with Teo. */
export const opening = [
  { name: 'Ana', text: 'Good morning! How much is the peony bouquet?' },
  { name: 'Ngozi', text: 'Do you deliver to Yaba? And are you open on Sunday?' },
  { name: 'Tunde', text: 'Wetin be the price of chocolate cake?' },
  { name: 'Mrs Okafor', text: 'My flowers arrived broken, I am very angry. I want to talk to someone.' },
  { name: 'Bisi', text: 'Hello, it is about the wedding on the 12th.' },
]
