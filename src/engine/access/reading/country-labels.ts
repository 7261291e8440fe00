// Country labels that the runtime's own names do not give back, and short forms: providers write 中華人民共和国 where
// ICU says 中国, and ICU says 中華人民共和国香港特別行政区 where providers write 香港.

export const COUNTRY_LABELS: Record<string, readonly string[]> = {
  JP: ['日本', '日本国', 'Japan'],
  CN: ['中華人民共和国', '中国', 'China', 'People\'s Republic of China'],
  TW: ['台湾', '中華民国', 'Taiwan'],
  HK: ['香港', 'Hong Kong', 'Hong Kong SAR'],
  US: ['アメリカ合衆国', 'アメリカ', '米国', 'United States', 'USA', 'U.S.A.', 'United States of America'],
  RU: ['ロシア連邦', 'ロシア', 'Russia', 'Russian Federation'],
  VN: ['ベトナム', 'ベトナム社会主義共和国', 'Vietnam', 'Viet Nam'],
  KR: ['大韓民国', '韓国', 'South Korea', 'Republic of Korea', 'Korea, Republic of'],
  NG: ['ナイジェリア', 'Nigeria'],
  BR: ['ブラジル', 'Brazil'],
  SG: ['シンガポール', 'Singapore'],
  DE: ['ドイツ', 'ドイツ連邦共和国', 'Germany'],
  MY: ['マレーシア', 'Malaysia'],
  TH: ['タイ', 'Thailand'],
  ID: ['インドネシア', 'Indonesia'],
  IN: ['インド', 'India'],
  UA: ['ウクライナ', 'Ukraine'],
  FR: ['フランス', 'France'],
  GB: ['イギリス', '英国', 'United Kingdom'],
  NL: ['オランダ', 'Netherlands'],
  PH: ['フィリピン', 'Philippines'],
  MO: ['マカオ', 'Macau', 'Macao'],
}
