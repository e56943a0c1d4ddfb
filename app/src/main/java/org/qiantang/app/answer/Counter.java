package org.qiantang.app.answer;

/** What may be asked for and stands in no fact of the goods; each has one intent by which the rules tell it. */
enum Counter {
    PRICE(Intent.PRICE),
    STOCK(Intent.STOCK),
    SIZE(Intent.SIZE),
    SENDING(Intent.DELIVERY_TIME),
    POSTAGE(Intent.POSTAGE);

    private final Intent intent;

    Counter(Intent intent) {
        this.intent = intent;
    }

    Intent intent() {
        return intent;
    }
}
