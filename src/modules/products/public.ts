export { Product } from './product.entity.ts';
