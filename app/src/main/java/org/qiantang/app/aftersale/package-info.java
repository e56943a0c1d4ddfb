/** A paid order until nothing is owed: sending and receipt, returns, exchanges, refunds (售后), and disputes over them. */
@ApplicationModule(
        allowedDependencies = {"account", "catalog", "journal", "order", "parcel", "room", "team", "voucher", "web"})
@NullMarked
package org.qiantang.app.aftersale;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
