import type { Module } from '../../platform/module.ts';
import { Product } from './product.entity.ts';

export const products: Module = { name: 'products', entities: [Product] };
