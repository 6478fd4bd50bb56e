import { stem } from './terms.ts'

// Words customers use for what a document calls otherwise, in the languages they mix. The offline vectors know none of this.
const groups = `
price cost fee charge rate amount much pricing tariff mrp kitna kitne kitni daam dam keemat kimat bei gharama prix combien tarif cuanto precio cuesta cena koszt
open opening close closing hour time timing schedule khula khule band kufungua kufunga ouvert horaire ferme abierto horario hora cierran abren godziny
deliver delivery shipping ship dispatch send courier rider waybill bring parcel package mail post livraison entrega envio kuleta peleka usafirishaji bhejna bhejte dostawa
international abroad overseas foreign outside country
refund return exchange swap money back vapas wapas rembourser retour devolucion devolver reembolso rudisha zwrot
cancel cancellation reschedule postpone quit stop annuler cancelar ghairi odwolac
miss missed no-show absence noshow
pay payment transfer cash card upi mpesa debit credit cheque check paisa bhugtan lipa malipo payer paiement pagar pago
installment instalment financing plan monthly emi
discount offer promo promotion deal coupon saving concession off reduction chhoot punguzo remise descuento rabat
book booking appointment reserve reservation slot visit consult consultation rendez cita miadi buking
where location address situated find directions kahan kaha wapi adresse direccion gdzie ubicacion
parking park car garage vehicle garer stationnement aparcar estacionar gari lot
stock available availability sold finished left remaining
size fit measurement measure dimension inches taille talla
child children kid baby toddler son daughter teen teenager minor boy girl bachcha bachche watoto enfant nino
food meal eat dish menu khana chakula
wash clean care laundry sterilise sterilize disinfect hygiene wipe
warranty guarantee
deposit advance upfront down prepay half
allergy allergen allergic contain ingredient peanut groundnut nut
wholesale bulk plenty large big
minimum least smallest
maximum most limit capacity
early earlier notice ahead advance before
late delay behind after
member membership subscription join signup enrol enroll
student university college school semester
annual yearly year
trial try free first
trainer coach instructor teacher
tooth teeth dental dentist
cavity filling hole
cap crown
nerve canal
checkup exam examination
braces aligner invisalign invisible straighten
whiten whitening bleach brighten
repair resize resizing alteration amendment adjust fix tighten
custom bespoke personalised personalized tailor-made engraved own
jewelry jewellery jewel ornament
bill invoice receipt
black darken tarnish
urgent emergency night midnight pain bleed blood
insurance insurer cover coverage benefit provider claim
language speak spanish french
pet dog animal
job work career hire vacancy employ recruit cv
gift present wrap
free complimentary gratis bure muft
cheap cheapest affordable budget sasta rahisi lowest
call phone number contact simu
internet wifi password
crowded busy quiet rush peak
pool swim swimming
guest friend visitor bring buddy
woman female lady women
man male men
army military veteran soldier navy
senior elderly older
locker store storage keep
forgot lost forget found
film filming photo video record camera picture
bag luggage pack
wheelchair disabled disability accessible elevator step-free ramp mobility
nervous afraid scared fear anxious terrified
tax vat gst hst duty customs
tip gratuity
invite event party wedding celebration function
staff team employee worker waiter
owner manager boss oga
spicy pepper hot mild
drink beverage juice water
music playlist song
upgrade downgrade switch change move
freeze pause hold suspend
fast quick express rush same
day daily today tomorrow
sunday weekend saturday domingo dimanche jumapili
monday weekday
change replace replacement
`
  .trim()
  .split('\n')
  .map((line) => [...new Set(line.split(' ').map(stem))])

const byTerm = new Map<string, Set<string>>()
for (const group of groups) {
  for (const term of group) {
    const known = byTerm.get(term) ?? new Set()
    for (const other of group) if (other !== term) known.add(other)
    byTerm.set(term, known)
  }
}

/** Other words for a term, cut to their stems. */
export const synonymsOf = (term: string): Iterable<string> => byTerm.get(term) ?? []
