/** What all web edges share: how an error is said, and in which language. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
