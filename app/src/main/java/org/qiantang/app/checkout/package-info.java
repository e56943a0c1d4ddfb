/** From the bag to the money: what sending costs, all parts of a checkout held or none, and one payment for them all. */
@ApplicationModule(allowedDependencies = {"journal", "room", "account", "web", "order", "catalog", "team"})
@NullMarked
package org.qiantang.app.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
