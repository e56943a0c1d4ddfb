/** Parcels on the road: the carriers, what they tell of each parcel, and its way as pages show it. */
@ApplicationModule(allowedDependencies = {"journal", "web"})
@NullMarked
package org.qiantang.app.parcel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
