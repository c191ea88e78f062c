import type { MantineThemeComponents } from '@mantine/core';
import classes from './controls.module.css';

const small = { defaultProps: { size: 'sm' } };
const pop = { shadow: 'md', radius: 'lg', transitionProps: { transition: 'pop', duration: 90 } };

/** What Mantine's components look like here. */
export const controls: MantineThemeComponents = {
  Button: { defaultProps: { size: 'sm' }, classNames: { root: classes.button } },
  ActionIcon: {
    defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
    classNames: { root: classes.actionIcon },
  },
  Input: {
    defaultProps: { size: 'sm' },
    classNames: { input: classes.input, wrapper: classes.inputWrapper },
  },
  InputWrapper: {
    classNames: {
      label: classes.label,
      required: classes.asterisk,
      description: classes.help,
      error: classes.error,
    },
  },
  TextInput: small,
  Textarea: small,
  NumberInput: { defaultProps: { size: 'sm', hideControls: true } },
  PasswordInput: small,
  Select: {
    defaultProps: {
      size: 'sm',
      checkIconPosition: 'right',
      comboboxProps: pop,
      selectFirstOptionOnChange: true,
    },
  },
  TagsInput: { defaultProps: { size: 'sm', comboboxProps: pop } },
  Combobox: {
    defaultProps: pop,
    classNames: { dropdown: classes.dropdown, option: classes.option, empty: classes.empty },
  },
  Menu: {
    defaultProps: { ...pop, position: 'bottom-start', offset: 4 },
    classNames: {
      dropdown: classes.dropdown,
      item: classes.item,
      label: classes.menuLabel,
      divider: classes.divider,
    },
  },
  Popover: { defaultProps: { ...pop, offset: 4 }, classNames: { dropdown: classes.popover } },
  HoverCard: { defaultProps: pop, classNames: { dropdown: classes.popover } },
  Modal: {
    defaultProps: {
      radius: 'xl',
      shadow: 'xl',
      overlayProps: { backgroundOpacity: 0.22 },
      transitionProps: { transition: 'pop', duration: 110 },
    },
    classNames: {
      content: classes.modal,
      header: classes.modalHeader,
      title: classes.modalTitle,
      body: classes.modalBody,
    },
  },
  Drawer: {
    defaultProps: {
      shadow: 'xl',
      overlayProps: { backgroundOpacity: 0.16 },
      transitionProps: { duration: 140 },
    },
    classNames: {
      content: classes.drawer,
      header: classes.modalHeader,
      title: classes.modalTitle,
      body: classes.modalBody,
    },
  },
  Tooltip: {
    defaultProps: { openDelay: 500, withArrow: false, offset: 6 },
    classNames: { tooltip: classes.tooltip },
  },
  Checkbox: {
    defaultProps: { size: 'xs' },
    classNames: { input: classes.checkbox, label: classes.choiceLabel },
  },
  Switch: { defaultProps: { size: 'sm' } },
  SegmentedControl: {
    defaultProps: { size: 'xs' },
    classNames: { root: classes.segmented, label: classes.segmentedLabel },
  },
  Notification: { classNames: { root: classes.notification } },
};
