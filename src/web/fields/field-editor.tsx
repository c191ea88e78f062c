import { BooleanEditor } from './boolean-editor.tsx';
import { ChoiceEditor } from './choice-editor.tsx';
import { DateEditor } from './date-editor.tsx';
import type { EditorProps } from './editor-props.ts';
import { InstantEditor } from './instant-editor.tsx';
import { LinkEditor } from './link-editor.tsx';
import { MoneyEditor } from './money-editor.tsx';
import { NumberEditor } from './number-editor.tsx';
import { PickEditor } from './pick-editor.tsx';
import { TagsEditor } from './tags-editor.tsx';
import { TextEditor } from './text-editor.tsx';

/** The editor of a field by its type, alike in forms and in place of the value. */
export function FieldEditor(props: EditorProps) {
  switch (props.field.type) {
    case 'integer':
    case 'decimal':
      return <NumberEditor {...props} />;
    case 'money':
      return <MoneyEditor {...props} />;
    case 'boolean':
      return <BooleanEditor {...props} />;
    case 'date':
      return <DateEditor {...props} />;
    case 'instant':
      return <InstantEditor {...props} />;
    case 'choice':
      return <ChoiceEditor {...props} />;
    case 'pick':
      return <PickEditor {...props} />;
    case 'tags':
      return <TagsEditor {...props} />;
    case 'ref':
      return <LinkEditor {...props} />;
    default:
      return <TextEditor {...props} />;
  }
}

/** Structures and child records have screens of their own. */
export const isEditable = (field: { type: string; isReadOnly: boolean }): boolean =>
  !field.isReadOnly && field.type !== 'json' && field.type !== 'collection';
