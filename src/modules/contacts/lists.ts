import type { ListSeed } from '../../platform/module.ts';

const row = (en: string, ru: string, uz: string, o: Omit<ListSeed, 'names'> = {}): ListSeed => ({
  ...o,
  names: { en, ru, uz },
});

/** Lists of a new installation; every company edits them. */
export const contactLists: Record<string, ListSeed[]> = {
  'contacts.industry': [
    row('Retail', 'Розничная торговля', 'Chakana savdo'),
    row('Wholesale', 'Оптовая торговля', 'Ulgurji savdo'),
    row('Manufacturing', 'Производство', 'Ishlab chiqarish'),
    row('Construction', 'Строительство', 'Qurilish'),
    row('Agriculture', 'Сельское хозяйство', 'Qishloq xoʻjaligi'),
    row('Finance', 'Финансы', 'Moliya'),
    row('Technology', 'Технологии', 'Texnologiya'),
    row('Marketing', 'Маркетинг и реклама', 'Marketing va reklama'),
    row('Employment', 'Подбор персонала', 'Kadrlar tanlash'),
    row('Entertainment', 'Развлечения', 'Koʻngilochar soha'),
    row('Software', 'Программное обеспечение', 'Dasturiy taʼminot'),
    row('Telecommunications', 'Связь', 'Telekommunikatsiya'),
    row('Medical', 'Медицина', 'Tibbiyot'),
    row('Education', 'Образование', 'Taʼlim'),
    row('Transport', 'Транспорт и логистика', 'Transport va logistika'),
    row('Services', 'Услуги', 'Xizmatlar'),
    row('Government', 'Государственный сектор', 'Davlat sektori'),
  ],
  'contacts.region': [],
  'contacts.source': [
    row('Recommendation', 'Рекомендация', 'Tavsiya', { color: 'green' }),
    row('Web site', 'Сайт', 'Veb-sayt', { color: 'blue' }),
    row('Advertising', 'Реклама', 'Reklama', { color: 'grape' }),
    row('Social networks', 'Социальные сети', 'Ijtimoiy tarmoqlar', { color: 'cyan' }),
    row('Exhibition', 'Выставка', 'Koʻrgazma', { color: 'orange' }),
    row('Cold call', 'Холодный звонок', 'Sovuq qoʻngʻiroq', { color: 'gray' }),
    row('Partner', 'Партнёр', 'Hamkor', { color: 'teal' }),
  ],
  'contacts.relation': [
    row('Partner', 'Партнёр', 'Hamkor'),
    row('Supplier', 'Поставщик', 'Yetkazib beruvchi'),
    row('Competitor', 'Конкурент', 'Raqobatchi'),
    row('Relative', 'Родственник', 'Qarindosh'),
    row('Recommended by', 'Рекомендован', 'Tavsiya qilgan'),
  ],
  'contacts.influence': [
    row('Decides', 'Принимает решение', 'Qaror qabul qiladi', { kind: 'decides', color: 'red' }),
    row('Influences', 'Влияет на решение', 'Qarorga taʼsir qiladi', { kind: 'influences', color: 'orange' }),
    row('Uses', 'Пользуется', 'Foydalanadi', { kind: 'uses', color: 'blue' }),
    row('Pays', 'Платит', 'Toʻlaydi', { kind: 'pays', color: 'green' }),
    row('Against us', 'Против нас', 'Bizga qarshi', { kind: 'opposes', color: 'gray' }),
  ],
};
