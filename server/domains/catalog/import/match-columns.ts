import { words } from '#platform/text/fold.ts'

export const fields = ['sku', 'name', 'category', 'price', 'currency', 'stock', 'description', 'image', 'option'] as const
export type Field = (typeof fields)[number]

/** What each column is, by position; null where its name says nothing we keep. Several columns may be options. */
export function matchColumns(header: string[]): (Field | null)[] {
  const found: (Field | null)[] = header.map(() => null)
  const names = header.map((name) => words(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')))
  // The whole name first, then one that holds the word: "Price" beats "Price group" for the price.
  for (const fits of [whole, part])
    for (const field of fields)
      for (const [index, name] of names.entries()) {
        if (found[index] !== null || (field !== 'option' && found.includes(field))) continue
        if (name.length && fits(name, field)) found[index] = field
      }
  return found
}

const whole = (name: string[], field: Field) => ALIASES[field].has(name.join(' '))
const part = (name: string[], field: Field) => PARTS[field].some((alias) => ` ${name.join(' ')} `.includes(` ${alias} `))

const list = (text: string) => text.split(',').map((alias) => words(alias).join(' '))

// English, French, Spanish, Portuguese, German, Swahili, Hindi; as shops and their programs write them.
const COLUMNS: Record<Field, string> = {
  sku: 'sku,code,item code,product code,article,article number,article no,item no,item number,id,product id,item id,ref,reference,référence,código,codigo,artikelnummer,barcode,ean,upc,handle,variant sku,msimbo,कोड',
  name: 'name,product,product name,item,item name,title,nom,nom du produit,produit,nombre,nombre del producto,producto,artículo,nome,produto,bezeichnung,artikel,jina,bidhaa,नाम,उत्पाद,naam,service,treatment,menu item,dish',
  category:
    'category,categories,group,product group,type,product type,section,department,collection,catégorie,categorie,rubrique,categoría,categoria,kategorie,warengruppe,aina,kundi,श्रेणी',
  price:
    'price,unit price,selling price,sale price,retail price,regular price,rate,amount,cost,mrp,variant price,prix,prix unitaire,tarif,precio,precio unitario,preço,preco,valor,preis,bei,कीमत,मूल्य,दाम,kimat,daam',
  currency: 'currency,currency code,devise,moneda,moeda,währung,sarafu,मुद्रा',
  stock:
    'stock,in stock,stock qty,stock quantity,qty,quantity,quantity available,available quantity,inventory,on hand,units,balance,variant inventory qty,quantité,existencias,cantidad,inventario,estoque,quantidade,bestand,lager,idadi,मात्रा,स्टॉक',
  description:
    'description,details,about,notes,note,info,body,long description,short description,désignation,détails,descripción,detalles,descrição,beschreibung,maelezo,विवरण',
  image: 'image,image url,images,photo,photo url,picture,picture url,img,image src,image link,foto,imagen,imagem,bild,picha,फोटो,चित्र',
  option:
    'option,options,variant,variation,size,sizes,colour,color,colours,colors,shade,flavour,flavor,weight,volume,pack,option1 value,option2 value,option3 value,taille,couleur,variante,talla,tamaño,color,cor,tamanho,größe,farbe,ukubwa,rangi,size note,आकार,रंग',
}
const ALIASES = Object.fromEntries(fields.map((field) => [field, new Set(list(COLUMNS[field]))])) as Record<Field, Set<string>>

// Inside a longer name only words that hardly mean anything else: "Price CAD", "price_usd", "Available stock".
const PARTS = Object.fromEntries(
  Object.entries({
    sku: 'sku,article no,item code,product code',
    name: 'product name,item name,name,product,title,nom,nombre',
    category: 'category,catégorie,categoría,categoria,kategorie',
    price: 'price,prix,precio,preço,preis,bei,mrp,कीमत,मूल्य',
    currency: 'currency',
    stock: 'stock,qty,inventory,quantity',
    description: 'description,details',
    image: 'image,photo,picture',
    option: 'size,colour,color,variant,option',
  } satisfies Record<Field, string>).map(([field, aliases]) => [field, list(aliases)]),
) as Record<Field, string[]>
