/** A payment provider that takes no money: its own tables, its own secret, a cashier page, and callbacks as unreliable as real ones. */
@NullMarked
package org.qiantang.app.payment.simulated;

import org.jspecify.annotations.NullMarked;
