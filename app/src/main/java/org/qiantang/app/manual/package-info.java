/** Manuals and detail pages, read for facts: each proposed with the passage that it stands in, for a person to confirm. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "web"})
@NullMarked
package org.qiantang.app.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
