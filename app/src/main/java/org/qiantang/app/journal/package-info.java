/** The journal as the app uses it: the office's transactions, and followers that read events instead of bytes. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
