/** Sending many orders by a file: read, checked whole, sent as far as the shop wants, and given back marked. */
@ApplicationModule(allowedDependencies = {"account", "aftersale", "order", "parcel", "sheet", "team", "web"})
@NullMarked
package org.qiantang.app.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
