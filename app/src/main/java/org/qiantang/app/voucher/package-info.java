/** Vouchers (到店券) as they lie beside the journal: their codes, and how each of them stands. */
@ApplicationModule(allowedDependencies = {"account", "web"})
@NullMarked
package org.qiantang.app.voucher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
