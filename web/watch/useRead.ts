export { useRead } from '@ui/useRead'
