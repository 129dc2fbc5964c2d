import { expectFlows } from "./expect-flows.ts";

// 28 requests a second by weight: home 3, set-currency 2, product 13, add-to-cart 3, view-cart 6, place-order 1.
expectFlows("examples/online-boutique.yaml", {
  stations: {
    "frontend.cores": 28,
    "cart.cores": 27, // 23 + 3 + 1, below
    "redis-cart.cores": 30, // 26 gets and 4 sets, below
    "catalog.cores": 153.75, // 23 + 130.75
    "currency.cores": 84.75, // 23 + 61.75
    "checkout.cores": 1,
    "recommendations.cores": 20, // product 13, view-cart 6, place-order 1
    "shipping.cores": 8,
    "payment.cores": 1,
    "email.cores": 1,
    "ads.cores": 16, // home 3, product 13
  },
  operations: {
    "frontend.home": 3,
    "frontend.set-currency": 2,
    "frontend.product": 13,
    "frontend.add-to-cart": 3,
    "frontend.view-cart": 6,
    "frontend.place-order": 1,
    "catalog.list": 23, // home 3, and one for each of the 20 recommendations
    // product 13 × (1 + 5), add-to-cart 3, view-cart 6 × (5 + 2.05), place-order 5, checkout 2.45
    "catalog.get": 78 + 3 + 42.3 + 5 + 2.45,
    "currency.supported": 23, // home 3, product 13, view-cart 6, place-order 1
    // home 3 × 9, product 13, view-cart 6 × (1 + 2.05), checkout 2.45 + 1
    "currency.convert": 27 + 13 + 18.3 + 3.45,
    "cart.get": 23, // home 3, product 13, view-cart 6, checkout 1
    "cart.add": 3,
    "cart.empty": 1,
    "redis-cart.get": 26, // 23 + 3
    "redis-cart.set": 4, // 3 + 1
    "checkout.*": 1,
    "recommendations.*": 20,
    "shipping.quote": 7, // view-cart 6, checkout 1
    "shipping.ship": 1,
    "payment.*": 1,
    "email.*": 1,
    "ads.*": 16,
  },
});
