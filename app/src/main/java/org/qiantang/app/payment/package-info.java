/** Money in and money back: a provider is asked to open, heard when it reports, and asked to refund what is not taken. */
@ApplicationModule(allowedDependencies = {"journal", "room", "account", "web", "settings", "order"})
@NullMarked
package org.qiantang.app.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
