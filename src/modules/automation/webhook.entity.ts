import { defineEntity } from '../../kernel/entity.ts';
import * as f from '../../kernel/field.ts';

/** An address outside that rules may call. */
export const Webhook = defineEntity({
  name: 'automation.webhook',
  route: 'automation-webhooks',
  table: 'automation_webhook',
  icon: 'world',
  title: 'name',
  sort: 'name',
  access: { by: 'administrators' },
  fields: {
    name: f.text('wh01', { required: true, max: 200 }),
    url: f.text('wh02', { required: true, max: 1000, format: 'url' }),
    /** Signs what is sent; sealed under the master key, shown once when it is made. */
    secret: f.text('wh03', { internal: true, isLocal: true, max: 500 }),
  },
});
