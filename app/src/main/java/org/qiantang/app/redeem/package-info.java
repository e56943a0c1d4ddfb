/** Vouchers (到店券) before people: their buyer sees the codes, the shop's people redeem them (核销) and see what they redeemed. */
@ApplicationModule(allowedDependencies = {"account", "aftersale", "order", "sheet", "team", "voucher", "web"})
@NullMarked
package org.qiantang.app.redeem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
