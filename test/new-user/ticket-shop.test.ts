import { expectFlows } from "../examples/flows/expect-flows.ts";

const requests = (900_000 * 12 * 4) / 86_400; // 500/s in the busiest hour
const event = requests * 0.97; // 485/s
const buy = requests * 0.03; // 15/s
const seatMisses = event * 2 * 0.05; // 48.5/s

expectFlows("test/new-user/ticket-shop.yaml", {
  stations: {
    "web.cores": requests,
    "seats.cores": event * 2 + seatMisses, // a look for each, a set after each miss: 1018.5/s
    "db.primary": buy,
    "db.replicas": event + seatMisses + buy, // catalog, seats that Redis did not know, and each write again
    "mailer.cores": buy,
  },
  operations: {
    "lb.event": event,
    "lb.buy": buy,
    "web.event": event,
    "web.buy": buy,
    "seats.get": event * 2,
    "seats.set": seatMisses,
    "db.read": event + seatMisses, // 533.5/s
    "db.write": buy,
    "payments.call": buy,
    "mails.publish": buy,
    "mailer.*": buy,
  },
});
