import type { Product } from '@salesboy/contract/catalog'
import { minorDigits } from '@salesboy/contract/money'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMe } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Field, Input, Textarea } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { draftOf, emptyVariant, inputOf, type VariantDraft } from './draft.ts'
import { PhotoPicker } from './photo-picker.tsx'
import { categoriesQuery } from './queries.ts'
import { say } from './say.ts'

interface ProductDialogProps {
  /** Null for a new one. */
  product: Product | null
  mayEdit: boolean
  onClose: () => void
}

export default function ProductDialog({ product, mayEdit, onClose }: ProductDialogProps) {
  const { tenant } = useMe()
  const client = useQueryClient()
  const categories = useQuery(categoriesQuery)
  const [draft, setDraft] = useState(() => draftOf(product))
  const [deleting, setDeleting] = useState(false)
  const settle = () => client.invalidateQueries({ queryKey: ['products'] })
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () => {
      const body = inputOf(draft, tenant.currency)
      return product ? api.catalog.changeProduct({ params: { id: product.id }, body }) : api.catalog.createProduct({ body })
    },
    onSuccess: async ({ name }) => {
      await settle()
      toast.success(say.saved({ name: displayName(name) }))
      onClose()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.catalog.deleteProduct({ params: { id } }),
    onSuccess: async () => {
      await settle()
      toast.success(say.deleted)
      onClose()
    },
    onSettled: () => setDeleting(false),
  })
  const problem = save.error ? asProblem(save.error) : null
  const change = (changes: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...changes }))
  const changeVariant = (key: string, changes: Partial<VariantDraft>) =>
    setDraft((now) => ({ ...now, variants: now.variants.map((variant) => (variant.key === key ? { ...variant, ...changes } : variant)) }))

  return (
    <FormDialog
      place="side"
      onClose={onClose}
      className="max-w-lg"
      title={product ? displayName(product.name) : say.aNewProduct}
      aside={
        product && (
          <Button look="quiet" className="mr-auto" onClick={() => setDeleting(true)}>
            {common.delete}
          </Button>
        )
      }
      action={common.save}
      busy={save.isPending}
      readOnly={!mayEdit}
      error={problem}
      onSubmit={() => save.mutate()}
    >
      <PhotoPicker imageId={draft.imageId} mayEdit={mayEdit} onChange={(imageId) => change({ imageId })} />
      <Field label={say.name} error={problem?.issue('name')}>
        <Input required maxLength={200} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={say.category} optional error={problem?.issue('category')}>
        <Input maxLength={80} list="categories" value={draft.category} onChange={(event) => change({ category: event.target.value })} />
      </Field>
      <datalist id="categories">
        {categories.data?.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={say.description} optional help={say.descriptionHelp}>
        <Textarea maxLength={2000} value={draft.description} onChange={(event) => change({ description: event.target.value })} />
      </Field>
      <div className="grid gap-3">
        <h3 className="font-semibold text-[0.8125rem]">{draft.variants.length > 1 ? say.variants : say.priceAndStock}</h3>
        {draft.variants.map((variant, index) => (
          <VariantFields
            key={variant.key}
            variant={variant}
            number={index + 1}
            only={draft.variants.length === 1}
            currency={tenant.currency}
            issue={(field) => problem?.issueWithin(`variants.${index}.${field}`)}
            onChange={(changes) => changeVariant(variant.key, changes)}
            onRemove={() => change({ variants: draft.variants.filter(({ key }) => key !== variant.key) })}
          />
        ))}
        {mayEdit && draft.variants.length < 100 && (
          <Button size="sm" className="justify-self-start" onClick={() => change({ variants: [...draft.variants, emptyVariant()] })}>
            <Plus aria-hidden />
            {say.addVariant}
          </Button>
        )}
      </div>
      <Confirm
        open={deleting}
        onClose={() => setDeleting(false)}
        title={say.reallyDelete({ name: displayName(product?.name) })}
        description={say.whatDeleteDoes}
        action={common.delete}
        busy={remove.isPending}
        onConfirm={() => product && remove.mutate(product.id)}
      />
    </FormDialog>
  )
}

interface VariantFieldsProps {
  variant: VariantDraft
  number: number
  only: boolean
  currency: string
  issue: (field: string) => string | undefined
  onChange: (changes: Partial<VariantDraft>) => void
  onRemove: () => void
}

function VariantFields({ variant, number, only, currency, issue, onChange, onRemove }: VariantFieldsProps) {
  return (
    <fieldset className="grid grid-cols-2 gap-3 rounded-xl border border-line bg-raised p-3.5">
      <legend className="sr-only">{say.variantNumber({ number })}</legend>
      <Field
        label={say.option}
        optional={only}
        help={only ? undefined : say.suchAsSize12Black}
        className="col-span-2"
        error={issue('option')}
      >
        <span className="flex gap-2">
          <Input
            maxLength={120}
            required={!only}
            aria-label={say.optionOf({ number })}
            value={variant.option}
            onChange={(event) => onChange({ option: event.target.value })}
          />
          {!only && (
            <Button look="ghost" size="icon" aria-label={say.removeVariant({ number })} onClick={onRemove}>
              <Trash2 />
            </Button>
          )}
        </span>
      </Field>
      <Field label={say.articleNumberSku} className="col-span-2" error={issue('sku')}>
        <Input required maxLength={64} value={variant.sku} onChange={(event) => onChange({ sku: event.target.value })} />
      </Field>
      <Field label={say.priceIn({ currency })} error={issue('price')}>
        <Input
          type="number"
          inputMode="decimal"
          required
          min={0}
          step={10 ** -minorDigits(currency)}
          value={variant.price}
          onChange={(event) => onChange({ price: event.target.value })}
        />
      </Field>
      <Field label={say.inStock} help={say.emptyNotCounted} error={issue('stock')}>
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          value={variant.stock}
          onChange={(event) => onChange({ stock: event.target.value })}
        />
      </Field>
    </fieldset>
  )
}
