/** The watch over goods (商品监测): products of all shops by risk, their papers, claims and prices, for officers. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "journal", "web"})
@NullMarked
package org.qiantang.app.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
