import { expect, it } from 'vitest'
import { isLoopbackAddress, loopbackAddressOf } from './loopback'

it('knows loopback addresses in every spelling and nothing else', () => {
  for (const yes of ['127.0.0.1', '127.255.3.4', '::1', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1']) expect(isLoopbackAddress(yes), yes).toBe(true)
  for (const no of ['128.0.0.1', '10.127.0.1', '::10', '::', '::ffff:10.0.0.1', '127.0.0.1.mail.example', 'localhost', '']) expect(isLoopbackAddress(no), no).toBe(false)
})

it('allows plain text to localhost and refuses it to any other address', async () => {
  expect(isLoopbackAddress(await loopbackAddressOf('localhost'))).toBe(true)
  await expect(loopbackAddressOf('192.0.2.1')).rejects.toMatchObject({ code: 'insecure-refused' })
})
