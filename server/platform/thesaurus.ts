/**
 * Words that customers and documents use for one thing, a line for each thing, folded, single words. English first, then what is
 * mixed into it: Hindi in Latin letters, Swahili, French, Spanish, Polish, Nigerian Pidgin. General to small businesses: no brand,
 * no product and no place belongs here. Search widens questions with it, the offline composer matches sentences with it.
 */
export const thesaurus: string[][] = `
price cost fee charge rate tariff mrp kitna kitne kitni daam keemat kimat bei gharama prix combien tarif cuanto precio cuesta cena koszt
open opening close closing hour timing schedule khula khule khulta band kufungua kufunga ouvert ouverture horaire heure ferme abierto horario cierran abren godziny
deliver delivery shipping ship dispatch send courier rider waybill bring parcel package mail post livraison livrer entrega envio kuleta peleka usafirishaji bhejna bhejte dostawa
international abroad overseas foreign outside country worldwide export
refund return exchange swap back vapas wapas rembourser retour devolucion devolver reembolso rudisha zwrot
cancel cancellation reschedule postpone quit stop leave annuler cancelar ghairi odwolac
miss missed no-show absence noshow
penalty fine fee late surcharge extra
waiver waive forgive forgiven courtesy excuse
pay payment transfer cash card upi mpesa debit credit cheque check paisa bhugtan lipa malipo payer paiement pagar pago
visa mastercard amex american express
installment instalment financing plan monthly emi spread parts
discount offer promo promotion deal coupon saving concession off reduction chhoot punguzo remise descuento rabat
book booking appointment reserve reservation slot cita miadi rendez buking
consult consultation talk discuss advice
where location address situated find directions kahan kaha wapi adresse direccion gdzie ubicacion
parking park car garage vehicle garer stationnement aparcar estacionar gari lot drive
bus tram train streetcar metro station transit transport route
stock available availability sold finished left remaining
size fit measurement measure dimension inches taille talla naap tailor
child children kid baby toddler son daughter teen teenager minor boy girl bachcha bachche watoto enfant nino under
baby infant toddler newborn
school pupil student class lesson
food meal eat dish menu khana chakula cuisine catering cook
snack finger chops appetizer starter nibble bites
wash clean care laundry sterilise sterilize disinfect hygiene wipe rinse
warranty guarantee guaranteed
deposit advance upfront down prepay prepayment before hold secure acompte anticipo
balance rest remaining outstanding
allergy allergen allergic contain ingredient peanut groundnut nut gluten dairy
wholesale bulk plenty large quantity
minimum least smallest lowest fewest
maximum most limit capacity largest biggest
early earlier notice ahead advance before
late delay behind after evening
member membership subscription join signup enrol enroll
student university college school semester
annual yearly year
trial try free first taster
sample tasting taste try
trainer coach instructor teacher tutor
doctor dr physician dentist
dentist dental tooth teeth
cavity filling hole decay
cap crown
nerve canal root
checkup exam examination check
braces aligner invisible straighten brackets
whiten whitening bleach brighten brighter white
implant screw missing replace
gum gums bleeding
numb anaesthetic anesthetic freeze injection
sedation sedate nitrous laughing gas asleep relax
extraction extract pull remove removal
guard mouthguard grinding night
botox wrinkle forehead injection injectable
filler lips lip plump injectable
sunscreen sunblock spf
tinted tint colour color shade coloured
retinol vitamin
facial face skin peel glow
hair removal laser wax waxing
serum cream lotion moisturizer moisturiser
massage spa relax
repair resize resizing alteration amendment adjust fix tighten mend
custom bespoke personalised personalized tailor-made engraved own
sew sewing stitch stitching tailor tailoring workmanship seamstress
fabric cloth material textile
uniform matching aso-ebi asoebi group
jewelry jewellery jewel ornament
ring anguthi band
necklace chain pendant haar
earring jhumka studs
bangle bracelet kada kangan
gold sona
silver chandi
diamond heera solitaire
wedding bridal bride marriage shaadi nikah harusi mariage boda
engagement propose proposal
purity hallmark certified certificate authentic genuine original
bill invoice receipt
black darken tarnish dull
engrave engraving inscription initials
urgent emergency night midnight pain bleed blood
insurance insurer cover coverage benefit provider claim
language speak spanish french espanol francais hablan parle
pet dog cat animal puppy
job work career hire vacancy employ recruit recruiting cv
gift present wrap wrapping hamper
voucher gift card
free complimentary gratis bure muft
cheap cheapest affordable budget sasta rahisi lowest
call phone number contact simu telephone
video whatsapp zoom facetime virtual
instagram facebook tiktok social media handle page follow
internet wifi password wireless
crowded busy quiet rush peak
pool swim swimming
sauna steam
guest friend visitor bring buddy companion plus-one
woman female lady women ladies
man male men gents
army military veteran soldier navy
senior elderly older pensioner retired
locker store storage keep
forgot lost forget found left
film filming photo video record camera picture
bag luggage pack suitcase
wheelchair disabled disability accessible elevator step-free ramp mobility lift walker
nervous afraid scared fear anxious terrified
tax vat gst hst duty customs
tip gratuity
invite event party wedding celebration function occasion
staff team employee worker waiter
waiter waitress server service serving
owner manager boss oga
spicy pepper hot mild chilli
drink beverage juice water
alcohol beer wine liquor
music playlist song
upgrade downgrade switch change move
freeze pause hold suspend
fast quick express rush same urgent faster quicker
day daily today tomorrow
sunday weekend saturday domingo dimanche jumapili samedi sabado jumamosi
same today
change replace replacement
replace replacement lost broken
spoil spoilt spoiled rotten bad wrong damaged defective faulty
complaint complain problem issue wrong
damage damaged broken scratch
reward loyalty points loyal regular
halal kosher muslim certified
vegetarian vegan veggie meatless
chicken protein meat drumstick
cooler warmer container
rent rental hire lease
sell resale buyback resell trade
exchange trade part-exchange
weight weigh heavy kg kilos
age old years young minimum
class session course workshop
group people team party guests
private personal individual one-on-one
contract agreement commitment term
join start begin enrol onboarding
fee joining enrolment registration
record records file xray history report
form paperwork questionnaire waiver document documents
id identity identification license licence passport proof
prescription medicine medication drug
recover recovery heal healing downtime aftercare
result results effect last lasting see
swelling swollen bruise bruising
pregnant pregnancy breastfeeding
towel shower changing
equipment machine machines weights
yoga pilates stretch
cycling spin bike bicycle
battery charge charger charging
screen display
delivery pickup collect collection pick-up
driver chauffeur
room suite bed bedroom
breakfast brunch lunch dinner
checkin check-in arrival arrive
checkout check-out departure
cake cakes pastry dessert sweet
flower flowers bouquet roses
delivered arrive arrives arriving
album photos prints edited
haircut cut trim barber
braid braids plait weave
nails manicure pedicure nail
color dye highlights
landlord owner agent
apartment flat house home property
viewing tour visit inspect see
tour visit look
exam test assessment
goal goals aim
couple two partner pair
family household relatives
husband wife spouse partner
corporate company employer business office
teacher nurse staff professional
holiday vacation closed bank festival christmas xmas eid diwali
christmas december xmas
exclude excluded exception except
return refund exchange
park parking garage
member membership membresia abonnement
family familiar famille
clean cleaning nettoyage limpieza usafi safai
doctor medecin docteur daktari
trainer coach entrenador entrenadora entraineur
class clase cours darasa
contract contrato contrat agreement
child enfant nino watoto bachcha bachche
alter alteration amendment
sew sewing tailor
pair pairs jodi
engrave engraving
litre liter l lita
kilogram kg kilo
branch location store
big large grand grande kubwa bada
small little mini petit pequeno ndogo chota
care soins cuidado
dental dentaire dentaires meno dant
plan regime
accept take acceptez prenez aceptan
tooth dent diente jino daant
appointment rendez vous cita miadi
sauna sona
beach plage playa
month mois mes mwezi mahina
week semaine semana wiki hafta
day jour dia siku din
year an ans ano mwaka saal
today aujourd hoy leo aaj
dress robe vestido gauni
shoe chaussure zapato kiatu joota
ring bague anillo pete
man homme hombre mwanaume
woman femme mujer mwanamke
food nourriture comida chakula
room chambre habitacion chumba kamra
car voiture coche gari gaadi
house maison casa nyumba ghar
water eau agua maji pani
bike velo bicicleta baiskeli
include included including comes
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
