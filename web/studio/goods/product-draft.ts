import { parseMoney, priceParts } from '@ui/money'
import type { Fact, Product, ProofFile } from '@ui/shop'
import type { OwnProduct } from '../types'
import { voucherBody, type VoucherDraft, voucherDraftOf, type VoucherFlaw, voucherFlaws } from './voucher-draft'
import { allotFlaw, MOST_PIECES, priceFlaw } from './sku-forms'

/** A SKU in the form. A known one (`skuId`) has its price and stock changed with a reason, not here. */
export type SkuDraft = { skuId: string | null; code: string; name: string; price: string; pieces: string; cost?: string }
export type ProofDraft = {
  kind: string
  number: string
  issuer: string
  scope: string
  validUntil: string
  validFrom: string
  file: ProofFile | null
}
export type FactDraft = { key: string; value: string; unit: string; proof: ProofDraft | null; type?: string }
export type PromiseDraft = { kind: string; amount: string }

/** A product as it stands in the form: text as typed, so that nothing is lost while it is not right yet. */
export type ProductDraft = {
  code: string
  title: string
  legalCategory: string
  description: string
  pictures: string[]
  facts: FactDraft[]
  sizes: { columns: string[]; rows: string[][] } | null
  delivery: { from: string; hoursToShip: string; freeShipping: boolean; excluded: string[] }
  afterSale: string[]
  promises: PromiseDraft[]
  supplier: string
  skus: SkuDraft[]
  /** What a voucher entitles to; null for goods that are sent. */
  voucher: VoucherDraft | null
}

export type DraftFlaw =
  | 'missing'
  | 'tooLong'
  | 'twice'
  | 'hoursRange'
  | 'needSku'
  | 'badPieces'
  | 'needPrice'
  | 'badPrice'
  | 'priceRange'
  | VoucherFlaw
/** What is wrong, by path, such as `skus[1].price`: the paths the server uses too. */
export type DraftFlaws = Partial<Record<string, DraftFlaw>>

const CURRENCY = 'CNY'

export function emptyDraft(): ProductDraft {
  return {
    code: '',
    title: '',
    legalCategory: '',
    description: '',
    pictures: [],
    facts: [],
    sizes: null,
    delivery: { from: '', hoursToShip: '48', freeShipping: true, excluded: [] },
    afterSale: [],
    promises: [],
    supplier: '',
    skus: [emptySku()],
    voucher: null,
  }
}

export function emptySku(): SkuDraft {
  return { skuId: null, code: '', name: '', price: '', pieces: '' }
}

export function emptyProof(): ProofDraft {
  return { kind: '', number: '', issuer: '', scope: '', validUntil: '', validFrom: '', file: null }
}

export function draftOf(product: OwnProduct): ProductDraft {
  return {
    code: product.code,
    title: product.title,
    legalCategory: product.legalCategory,
    description: product.description,
    pictures: [...product.pictures],
    facts: product.facts.map(factDraft),
    sizes: product.sizes === null ? null : { columns: [...product.sizes.columns], rows: product.sizes.rows.map((row) => [...row]) },
    delivery: {
      from: product.delivery.from,
      hoursToShip: String(product.delivery.hoursToShip),
      freeShipping: product.delivery.freeShipping,
      excluded: [...product.delivery.excluded],
    },
    afterSale: [...product.afterSale],
    promises: (product.promises ?? []).map((one) => ({ kind: one.kind, amount: String(one.amount) })),
    supplier: product.supplier ?? '',
    skus: product.skus.map((sku) => {
      const { integer, fraction } = priceParts(sku.price)
      return { skuId: sku.skuId, code: sku.code, name: sku.name, price: integer + fraction, pieces: String(sku.free) }
    }),
    voucher: product.voucher ? voucherDraftOf(product.voucher) : null,
  }
}

function factDraft(fact: Fact): FactDraft {
  const proof =
    fact.proof === null
      ? null
      : {
          ...fact.proof,
          validUntil: fact.proof.validUntil ?? '',
          validFrom: fact.proof.validFrom ?? '',
          file: fact.proof.file ?? null,
        }
  return { key: fact.key, value: fact.value, unit: fact.unit ?? '', proof, ...(fact.type === undefined ? {} : { type: fact.type }) }
}

/** The draft as the server takes it; prices and stock of known SKUs are those in force (`now`). */
export function bodyOf(draft: ProductDraft, now: Product | null) {
  return {
    code: draft.code.trim(),
    title: draft.title.trim(),
    legalCategory: draft.legalCategory,
    description: draft.description.trim(),
    pictures: draft.pictures,
    facts: draft.facts.map((fact) => ({
      key: fact.key.trim(),
      value: fact.value.trim(),
      unit: fact.unit.trim() === '' ? null : fact.unit.trim(),
      ...(fact.type === undefined || fact.type === 'text' ? {} : { type: fact.type }),
      proof:
        fact.proof === null
          ? null
          : {
              ...fact.proof,
              validUntil: fact.proof.validUntil || null,
              validFrom: fact.proof.validFrom || null,
              file: fact.proof.file === null ? null : { sha256: fact.proof.file.sha256, released: fact.proof.file.released },
            },
    })),
    sizes: draft.sizes,
    delivery: deliveryOf(draft),
    afterSale: draft.afterSale,
    promises: draft.promises.map((one) => ({ kind: one.kind, amount: Number(one.amount || '0') })),
    supplier: draft.supplier.trim() === '' ? null : draft.supplier.trim(),
    skus: draft.skus.map((sku) => {
      const known = now?.skus.find((other) => other.skuId === sku.skuId)
      return {
        code: sku.code.trim(),
        name: sku.name.trim(),
        price: known?.price ?? parseMoney(sku.price, CURRENCY),
        free: known?.free ?? Number(sku.pieces || '0'),
        ...(known === undefined && (sku.cost ?? '').trim() !== '' ? { cost: parseMoney(sku.cost ?? '', CURRENCY) } : {}),
      }
    }),
    ...(draft.voucher === null ? {} : { voucher: voucherBody(draft.voucher) }),
  }
}

/** A voucher is not sent; where it is used stands for where it comes from. */
function deliveryOf(draft: ProductDraft) {
  return draft.voucher === null
    ? { ...draft.delivery, hoursToShip: Number(draft.delivery.hoursToShip) }
    : { from: draft.voucher.places[0]?.name.trim() ?? '', hoursToShip: 48, freeShipping: true, excluded: [] }
}

/** All that is wrong, not only the first. */
export function flawsOf(draft: ProductDraft): DraftFlaws {
  const flaws: DraftFlaws = {}
  const note = (path: string, flaw: DraftFlaw | null) => {
    if (flaw !== null && flaws[path] === undefined) {
      flaws[path] = flaw
    }
  }
  note('code', textFlaw(draft.code, 64))
  note('title', textFlaw(draft.title, 80))
  note('legalCategory', draft.legalCategory === '' ? 'missing' : null)
  note('description', textFlaw(draft.description, 5_000, 0))
  if (draft.voucher === null) {
    deliveryFlaws(draft, note)
  } else {
    voucherFlaws(draft.voucher, note)
  }
  draft.facts.forEach((fact, index) => factFlaws(fact, `facts[${index}]`, draft.facts.slice(0, index), note))
  draft.skus.forEach((sku, index) => skuFlaws(sku, `skus[${index}]`, draft.skus.slice(0, index), note))
  note('skus', draft.skus.length === 0 ? 'needSku' : null)
  return flaws
}

function deliveryFlaws(draft: ProductDraft, note: Note): void {
  note('delivery.from', textFlaw(draft.delivery.from, 60))
  note('delivery.hoursToShip', /^\d+$/.test(draft.delivery.hoursToShip.trim()) && inRange(Number(draft.delivery.hoursToShip), 1, 720) ? null : 'hoursRange')
}

type Note = (path: string, flaw: DraftFlaw | null) => void

function factFlaws(fact: FactDraft, path: string, before: FactDraft[], note: Note): void {
  note(`${path}.key`, textFlaw(fact.key, 40))
  note(`${path}.key`, fact.key !== '' && before.some((other) => other.key === fact.key) ? 'twice' : null)
  note(`${path}.value`, textFlaw(fact.value, 500))
  note(`${path}.unit`, textFlaw(fact.unit, 20, 0))
  if (fact.proof !== null) {
    note(`${path}.proof.kind`, textFlaw(fact.proof.kind, 40))
    note(`${path}.proof.number`, textFlaw(fact.proof.number, 80))
    note(`${path}.proof.issuer`, textFlaw(fact.proof.issuer, 80))
    note(`${path}.proof.scope`, textFlaw(fact.proof.scope, 200, 0))
  }
}

function skuFlaws(sku: SkuDraft, path: string, before: SkuDraft[], note: Note): void {
  note(`${path}.code`, textFlaw(sku.code, 64))
  note(`${path}.code`, sku.code.trim() !== '' && before.some((other) => other.code.trim() === sku.code.trim()) ? 'twice' : null)
  note(`${path}.name`, textFlaw(sku.name, 80))
  if (sku.skuId === null) {
    const price = priceFlaw(sku.price, null)
    note(`${path}.price`, price === 'samePrice' ? null : price)
    const cost = (sku.cost ?? '').trim() === '' ? null : priceFlaw(sku.cost ?? '', null)
    note(`${path}.cost`, cost === 'samePrice' ? null : cost)
    note(`${path}.free`, allotFlaw(sku.pieces, MOST_PIECES) === null ? null : 'badPieces')
  }
}

function textFlaw(text: string, most: number, least = 1): DraftFlaw | null {
  const length = Array.from(text.trim()).length
  if (length < least) {
    return 'missing'
  }
  return length > most ? 'tooLong' : null
}

function inRange(number: number, least: number, most: number): boolean {
  return number >= least && number <= most
}
