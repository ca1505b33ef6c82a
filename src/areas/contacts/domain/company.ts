/** Providers that anybody has an address with: such a domain says nothing of a company. */
const publicMail = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com
   live.co.uk live.nl msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es ymail.com rocketmail.com aol.com
   icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de
   freenet.de mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net
   libero.it virgilio.it tiscali.it alice.it btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk
   comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net rogers.com shaw.ca
   bigpond.com optusnet.com.au xtra.co.nz ziggo.nl kpnmail.nl planet.nl home.nl telenet.be skynet.be bluewin.ch
   fastmail.com fastmail.fm hey.com zoho.com tutanota.com tuta.io posteo.de mailbox.org rediffmail.com naver.com
   post.example mail.example home.example inbox.example letterbox.example unimail.example postbox.example openmail.example
   glenmail.example nightmail.example letterpost.example labmail.example homepost.example hillpost.example fjordpost.example
   croft.example ginnel.example lough.example fellside.example oldrectory.example millrace.example`.split(/\s+/),
)

/** The domain of a mail address when it may name a company; null for public providers and broken addresses. */
export function companyDomain(address: string): string | null {
  const domain = address.split('@')[1]?.toLowerCase() ?? ''
  return domain.includes('.') && !publicMail.has(domain) ? domain : null
}

const secondLevel = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'ltd', 'plc'])

/** A first guess at a company's name from its domain: "harbour-bakery.co.uk" becomes "Harbour Bakery". */
export function companyNameFrom(domain: string): string {
  const labels = domain.split('.')
  const isSecondLevel = labels.length > 2 && secondLevel.has(labels.at(-2) ?? '')
  const label = labels.at(isSecondLevel ? -3 : -2) ?? domain
  return label
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
