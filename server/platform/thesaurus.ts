import { readFileSync } from 'node:fs'

/**
 * Words that customers and documents use for one thing, a line for each thing, folded, single words. English first, then what is
 * mixed into it: Hindi in Latin letters, Swahili, French, Spanish, Polish, Nigerian Pidgin. General to small businesses: no brand,
 * no product and no place belongs here. Search widens questions with it, the offline composer matches sentences with it.
 */
const words: string[][] = `
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
deposit hold secure lock reserve token kaucja zadatek zaliczka acompte arrhes caution anticipo senal fianza deposito bayana amana arbun
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
begin start starter beginner newcomer novice new intro introduction
end finish terminate cancel quit expire over
buy purchase order get acquire
sell sale sold selling
rent rental hire lease borrow lend
fix repair mend service maintain maintenance restore
clean cleaning cleanse hygiene polish scrub
broken damaged faulty defect defective cracked torn wrong
lost missing misplaced stolen
replace replacement substitute swap exchange spare
guarantee warranty promise cover protection
fast quick speedy rapid express urgent rush hurry
slow late delay delayed wait
wait waiting queue line turnaround
soon long duration take time length how
morning early dawn breakfast
evening late night
midday noon lunch lunchtime
week weekly seven
month monthly
year annual yearly
fortnight biweekly
old age elderly senior
young kid child youth junior
baby infant newborn toddler
babysit babysitting childcare nursery creche daycare
mother mum mom maternity pregnant pregnancy expecting
father dad
husband wife spouse partner couple
family household relative
friend mate buddy companion guest plus-one
crowd group team party club company
holiday vacation festival feast public closed bank
sick ill illness medical doctor physician
pain hurt ache sore painful discomfort
swell swelling swollen puffy bruise bruising
bleed bleeding blood
numb numbing anaesthetic anesthetic sedation sedate asleep
worry worried nervous anxious fear afraid scared phobia
medicine medication drug pill tablet prescription
vitamin supplement
allergy allergic intolerance reaction sensitive
skin face facial complexion
wrinkle line crease botox injection injectable
lip lips mouth
tooth teeth dental smile
hair haircut trim barber stylist salon
nail manicure pedicure
eye eyelash lash brow
massage spa relax relaxation
weight slim diet fat
sun sunscreen sunblock spf
tint tinted colour color shade coloured
white whiten whitening bright brighten bleach
bright shiny shine gloss polish
dull tarnish black darken fade faded
strong stronger heavy powerful intense
light mild gentle soft
big large huge oversize extra
small little mini tiny compact petite
tall long height
short cropped brief
wide broad width
tight narrow loose
size sizing fit measure measurement
pair set couple twin
half fifty
double twice two
single one individual solo
bundle package combo pack set kit
trial sample tester taster free
drawing sketch design preview mockup draft render
photo picture image photograph pic snap
video film clip record
engrave engraving inscribe monogram initial
gold golden
silver sterling
diamond gem stone gemstone
ring band
necklace chain pendant mala
earring stud jhumka hoop
bracelet bangle kada
bride bridal bridesmaid groom
wedding marriage shaadi nikah mariage boda
birthday anniversary
funeral condolence sympathy
flower bouquet bunch floral
plant pot potted
cake pastry dessert sweet
bread loaf bake bakery
rice jollof biryani pilau
chicken poultry
meat beef lamb mutton goat
fish seafood shrimp prawn
vegetarian veg vegan plant-based
halal kosher
spicy hot chilli pepper
sugar sweet sugar-free unsweetened
alcohol wine beer spirit
coffee tea
water bottle
cup mug glass tumbler shaker
plate tray platter cooler pot
table seat seating chair
room suite bedroom
bed mattress
house home apartment flat villa property
land plot
rent tenancy lease landlord tenant
car vehicle automobile truck
tyre tire wheel
battery charger charging
phone mobile handset smartphone
laptop computer notebook
screen display monitor
cable wire cord
rope skipping jump
glove mitten
shoe sneaker footwear boot sandal
shirt tee top blouse
trouser pant jean
dress gown frock
cloth clothing clothes fabric material textile wear
sew sewing stitch tailor tailoring
alter alteration amendment adjust hem
bag backpack suitcase luggage handbag purse
towel robe
lock locker padlock
key card fob
bike bicycle cycle cycling spin
run running treadmill cardio
lift lifting weightlifting powerlifting strength barbell
stretch mobility flexibility yoga
box boxing boxe boxeo
swim swimming pool
shower bath sauna steam
competition contest tournament race challenge
prize award win
lesson class course session workshop training
teach teacher instructor tutor coach trainer
exam test examination assessment
certificate certified licence license qualification qualified
school college university
book booking reserve reservation appointment slot
visit appointment session
walk-in walkin unannounced
first initial
last final latest
minimum least lowest smallest from
maximum most limit highest cap up
penalty fine charge fee
forgive waive waiver excuse
deposit advance upfront retainer
installment instalment financing emi finance
card visa mastercard debit credit
cash money naira rupee dollar euro
bank transfer account iban
invoice bill receipt
tax vat gst hst duty
tip gratuity service
donate charity donation
coupon voucher code promo
gift present
loyalty point reward
refer referral recommend
member membership subscription plan
upgrade move switch change downgrade
pause freeze hold suspend break
contract agreement term
rule policy condition
privacy data record file
transfer move send forward
sign signature form paperwork document
passport identity id identification
email mail
website site online internet
social instagram facebook whatsapp
address location street
near nearby close around
far distance away
north south east west
country nation
city town
abroad foreign overseas international worldwide
airport station
bus train metro tram transit streetcar
taxi cab ride
drive driver chauffeur
park parking lot garage
entrance door gate
floor storey level
lift elevator stairs ramp
wheelchair disabled accessible accessibility
toilet bathroom restroom washroom
noise noisy loud quiet silence
music playlist song
smoke smoking cigarette
dog cat pet animal
weather rain
winter cold
summer heat
safe safety secure security
emergency urgent accident knocked
police fire firefighter
army military veteran
nurse doctor hospital
staff employee worker colleague team
boss owner manager founder
expert specialist professional
experience experienced
language speak english french spanish
translate translation
job vacancy career hire hiring
apply application candidate
complain complaint problem issue
sorry apology
help support assist
bring pack carry take
wear dress clothes attire
leave drop collect pickup
pickup collect collection
store shop outlet branch showroom
stock available inventory
sold-out unavailable out
warehouse wholesale bulk reseller
retail single
import imported
fresh daily
frozen freezer
ingredient contain made
recipe cook cooking
hour time timing schedule opening open close
day date
today now tonight
tomorrow next
weekend saturday sunday
genuine authentic real original pure hallmark certified fake
include inclusive including incl contain
taste tasting sample
spoiled spoilt bad rotten stale expired
waiter waitress server steward
uniform matching outfit attire
usa america american states
uk britain england london
uae dubai emirates
europe european
saturday sabado samedi samstag jumamosi shanivar
sunday domingo dimanche sonntag jumapili ravivar itwar
monday lunes lundi montag jumatatu somvar
friday viernes vendredi freitag ijumaa shukravar
today hoy aujourd leo aaj
tomorrow manana demain kesho kal
morning manana matin asubuhi subah
evening tarde soir jioni shaam
hour hora heure saa ghanta
day dia jour siku din
class clase cours darasa
teach ensenar ensena enseigner fundisha sikhana
beginner principiante debutant anayeanza
shop tienda boutique duka dukan
house casa maison nyumba ghar
cloth ropa vetement nguo kapda kapde
wedding boda mariage harusi shaadi
pain dolor douleur maumivu dard
tooth teeth diente dent meno dant
hair pelo cabello cheveux nywele baal
woman mujer femme mwanamke aurat
man hombre homme mwanaume aadmi
child nino enfant mtoto bachcha
food comida nourriture chakula khana
chicken pollo poulet kuku murgh murg
fish pescado poisson samaki machli
rice arroz riz wali chawal
water agua eau maji pani
gold oro sona sone dhahabu
silver plata argent chandi fedha
pearl moti perle perla lulu
anklet payal
ring anillo bague pete angoothi
rate bhav price
buy comprar acheter nunua kharidna khareed
pay pagar payer lipa bhugtan
cheap barato bon rahisi sasta
car coche carro voiture gari gaadi
work trabajo travail kazi kaam
help ayuda aide msaada madad
open opening close closing hour timing schedule khula khule khulta band kufungua kufunga ouvert ouverture horaire heure ferme abierto horario cierran abren godziny
deliver delivery shipping ship dispatch send courier rider waybill bring parcel package mail post livraison livrer entrega envio kuleta peleka usafirishaji bhejna bhejte dostawa
international abroad overseas foreign outside country worldwide export
cancel cancellation reschedule postpone quit stop leave annuler cancelar ghairi odwolac
penalty fine fee late surcharge extra
waiver waive forgive forgiven courtesy excuse
visa mastercard amex american express
installment instalment financing plan monthly emi spread parts
consult consultation talk discuss advice
parking park car garage vehicle garer stationnement aparcar estacionar gari lot drive
bus tram train streetcar metro station transit transport route
size fit measurement measure dimension inches taille talla naap tailor
child children kid baby toddler son daughter teen teenager minor boy girl bachcha bachche watoto enfant nino under
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
late delay behind after evening
trial try test free first taster
sample tasting taste try
doctor dr physician dentist
cavity filling hole decay
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
retinol vitamin
facial face skin peel glow
hair removal laser wax waxing
serum cream lotion moisturizer moisturiser
repair resize resizing alteration amendment adjust fix tighten mend
sew sewing stitch stitching tailor tailoring workmanship seamstress
uniform matching aso-ebi asoebi group
ring anguthi band
necklace chain pendant haar
earring jhumka studs
bangle bracelet kada kangan
diamond heera solitaire
wedding bridal bride marriage shaadi nikah harusi mariage boda
engagement propose proposal
purity hallmark certified certificate authentic genuine original
engrave engraving inscription initials
language speak spanish french espanol francais hablan parle
pet dog cat animal puppy
job work career hire vacancy employ recruit recruiting cv
gift present wrap wrapping hamper
voucher gift card
call phone number contact simu telephone
video whatsapp zoom facetime virtual
instagram facebook tiktok social media handle page follow
internet wifi password wireless
guest friend visitor bring buddy companion plus-one
woman female lady women ladies
man male men gents
senior elderly older pensioner retired
forgot lost forget found left
bag luggage pack suitcase
wheelchair disabled disability accessible elevator step-free ramp mobility lift walker
invite event party wedding celebration function occasion
waiter waitress server service serving
spicy pepper hot mild chilli
alcohol beer wine liquor
fast quick express rush same urgent faster quicker
sunday weekend saturday domingo dimanche jumapili samedi sabado jumamosi
same today
replace replacement lost broken
spoil spoilt spoiled rotten bad wrong damaged defective faulty
complaint complain problem issue wrong
damage damaged broken scratch
reward loyalty points loyal regular
halal kosher muslim certified
vegetarian vegan veggie meatless
chicken protein meat drumstick
cooler warmer container
sell resale buyback resell trade
exchange trade part-exchange
weight weigh heavy kg kilos
age old older years young younger minimum
group people team party guests
private personal individual one-on-one
contract agreement commitment term
join start begin enrol onboarding
fee joining enrolment registration
record records file xray history report
form paperwork questionnaire waiver document documents
id identity identification license licence passport proof
recover recovery heal healing downtime aftercare
result results effect last lasting see
pregnant pregnancy breastfeeding
towel shower changing
equipment machine machines weights
yoga pilates stretch
battery charge charger charging
delivery pickup collect collection pick-up
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
viewing tour visit inspect see
tour visit look
goal goals aim
couple two partner pair
family household relatives
corporate company employer business office
teacher nurse staff professional
holiday vacation closed bank festival christmas xmas eid diwali
christmas december xmas
exclude excluded exception except
member membership membresia abonnement
family familiar famille
clean cleaning nettoyage limpieza usafi safai
doctor medecin docteur daktari
trainer coach entrenador entrenadora entraineur
contract contrato contrat agreement
pair pairs jodi
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
year an ans ano mwaka saal
dress robe vestido gauni
shoe chaussure zapato kiatu joota
blocked unblock clog clogged stuck jam jammed
outage breaker fuse
diagnose diagnosis inspect inspection
broke broken break smash crack damage damaged ruin ruined
smell smelt odour stink
borrow rent hire loan lend
packaging wrapping wrap
reserve hold layaway
ordinary standard regular basic normal usual
include included including contain comprise
last latest deadline
licensed licence qualified certified accredited registered
queue line busy crowded
outside abroad overseas export international
team crew staff people
tv television
lights bulb lamp light lighting fixture
socket outlet plug
tap faucet
geyser heater boiler shower
ac aircon conditioner cooling
fridge refrigerator freezer
washing machine washer
couch sofa settee
curtain blind
fumigation pest cockroach bedbug termite rat
mover moving relocation move-out
vacate tenancy
travel journey transport
final finished complete done
doorstep home house
exam test assessment quiz
homework tuition tutoring tutor coaching
fees tuition fee
score grade marks result
browse look catalog catalogue brochure
brochure prospectus
queue waitlist waiting list
reschedule rebook move postpone shift
noshow no-show absent
aftercare care heal
facial peel glow treatment
wax waxing threading
extension extensions weave wig
relax relaxer perm straighten
beard shave barber
tattoo piercing
lash lashes brow
spa sauna steam
physio physiotherapy rehab therapy
prescription glasses lenses spectacles optician
vaccine vaccination jab shot injection
lab laboratory blood sample
scan ultrasound xray imaging
screen display glass lcd
battery power charge
unlock unlocking network
backup data files
keyboard keys
water liquid spill wet
pickup collect collection drop-off doorstep
oil service tune-up
brake brakes pads
puncture flat tyre tire tube
tyre tire wheel puncture
rental rent deposit lease
bedroom bed room
furnished furniture
viewing inspection tour
agency commission agent fee
mortgage loan finance bank
utilities electricity water bills
title deed document papers
kosher halal
gluten wheat flour celiac coeliac
lactose dairy milk
sugar-free sugarless diabetic diabetes
takeaway takeout pickup
reservation table
buffet menu
kids children highchair
outdoor terrace garden
corkage bottle
birthday candle surprise
engraving engrave name initials
resize sizing adjust
chain necklace pendant
clasp hook lock
plated plating polish
appraisal valuation value
trade-in buyback exchange
hem shorten lengthen alter alteration
measurement measurements measure size
lining lined
zip zipper
fabric material cloth
dry-clean dryclean wash
personal trainer pt coach
locker storage
sauna steam
crèche creche childcare babysitting
pause freeze hold
room chambre habitacion chumba kamra
bike velo bicicleta baiskeli
include included including comes
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

const countries = JSON.parse(readFileSync(new URL('countries.json', import.meta.url), 'utf8')) as Record<string, string>

/** Each list of words for one thing; a city stands beside its country alone, not beside other cities. */
export const thesaurus: string[][] = [
  ...words,
  ...Object.entries(countries).flatMap(([country, cities]) => cities.split(' ').map((city) => [country, city])),
]
