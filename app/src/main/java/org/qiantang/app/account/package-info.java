/** Who people are: names, roles, passwords, sessions. Plain tables; nothing of it is in the journal but ids. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.qiantang.app.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
