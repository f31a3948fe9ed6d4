import { markerOf } from '../reading/marker.ts'
import type { Labels } from './labels.ts'
import type { Look } from './look.ts'

/**
 * The attributes from which editor.css draws markers and boxes. `data-spoken` is the text that a screen reader
 * gets in place of the drawn sign: since the blocks of a flow have no list around them, list, level and number
 * are said in words where a real list would say them.
 */
export function attributesOf({ item, first, last, box }: Look, labels: Labels): Record<string, string> {
  const spoken = [
    box?.first === true ? labels.box(box.kind) : '',
    item?.type === 'item' && item.list !== 'task' ? labels.item(item, first) : '',
  ].filter((words) => words !== '')
  return {
    ...(item && { 'data-item': item.type === 'item' ? item.list : 'continuation' }),
    ...(item && { 'data-item-depth': String(item.depth) }),
    ...(last && { 'data-item-last': '' }),
    ...(item?.type === 'item' && item.list !== 'task' && { 'data-marker': markerOf(item) }),
    ...(box && { 'data-in-box': box.kind }),
    ...(box?.first === true && { 'data-box-first': '' }),
    ...(box?.last === true && { 'data-box-last': '' }),
    ...(spoken.length > 0 && { 'data-spoken': `${spoken.join(', ')} ` }),
  }
}
