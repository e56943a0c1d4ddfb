package org.qiantang.app.payment;

/**
 * Where we are reached.
 *
 * @param outside our address as providers and buyers' browsers know it, without a slash at its end
 */
record Addresses(String outside) {
    String callback(PaymentProvider provider) {
        return outside + "/api/payments/callback/" + provider.name();
    }

    String cashier(String cashierNo) {
        return outside + CashierDesk.PATH + cashierNo;
    }
}
