import { pagesKeepTo, wordsHold } from '../words-hold'
import { WORDS } from './words'

wordsHold(WORDS, () => [])
pagesKeepTo(WORDS, 'ui/green')
