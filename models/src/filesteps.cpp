// SPDX-License-Identifier: Apache-2.0
#include <models/filesteps.h>

namespace osc {

void FileSteps::start(const QList<FilePath> &paths, const QString &verb, Step step)
{
    if (isActive() || paths.isEmpty())
        return;
    m_paths = paths;
    m_done = 0;
    m_verb = verb;
    m_step = std::move(step);
    next();
}

void FileSteps::cancel()
{
    if (!isActive())
        return;
    m_operation.cancel();
    m_step = {};
    m_text.clear();
    Q_EMIT changed();
}

void FileSteps::next()
{
    m_text = m_paths.size() == 1 ? tr("%1 %2").arg(m_verb, displayName(m_paths.constFirst()))
                                 : tr("%1 %2 of %3").arg(m_verb).arg(m_done + 1).arg(m_paths.size());
    m_operation = m_step(m_paths.at(m_done), [this](const Done &result) {
        if (result && ++m_done < m_paths.size()) {
            next();
            return;
        }
        m_step = {};
        m_text.clear();
        Q_EMIT changed();
        Q_EMIT finished(result);
    });
    Q_EMIT changed();
}

} // namespace osc
