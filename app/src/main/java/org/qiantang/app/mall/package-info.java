/** The shop (商城) that sells without a show: its shelf and who keeps it, search, prices of the past, bag, favourites. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "journal", "room", "show", "team", "web"})
@NullMarked
package org.qiantang.app.mall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
